/// What is compared, in the order of the findings.
let studies: [any Study.Type] = [
    ClusterStudy.self, PairStudy.self, MixtureStudy.self, VectorStudy.self, MeasureStudy.self, IndexStudy.self, AspectStudy.self,
    StatementStudy.self, MatchStudy.self, VoteStudy.self, RewardStudy.self, AnswerStudy.self, AgreementStudy.self,
]
