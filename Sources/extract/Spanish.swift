/// Spanish words and phrases, a start: conventions, replies, question words, wants.
enum Spanish {
    static let lists: [Lexicon.List] = [
        (.greet, "hola, buenos días, buenos dias, buenas tardes, buenas noches, buenas"),
        (.thank, "gracias, muchas gracias, mil gracias, te agradezco, le agradezco"),
        (.bye, "adiós, adios, hasta luego, hasta pronto, chao, nos vemos"),
        (.apology, "perdón, perdon, disculpa, disculpe, lo siento"),
        (.please, "por favor, porfa"),
        (.affirm, "sí, si, claro, por supuesto, correcto, exacto, de acuerdo"),
        (.negate, "para nada, tampoco, ninguno"),
        (.acknowledge, "vale, entiendo, entendido, ya veo, está bien, esta bien"),
        (.praise, "perfecto, excelente, genial, estupendo, muy bien, buenísimo"),
        (.reject, "incorrecto, equivocado, está mal, no funciona, no es correcto, no es lo que"),
        (.wh, "qué, cómo, cuándo, dónde, quién, cuál, cuáles, cuánto, cuántos, por qué, que es, cuanto cuesta"),
        (.modal, "puedes, puede, podrías, podría, podrias, podria"),
        (.politeModal, "podrías, podría, podrias, podria"),
        (.second, "tú, usted, ustedes, puedes, podrías, podría"),
        (.first, "yo, mi, mis, nosotros, quiero, necesito, quisiera, busco"),
        (.need, "necesito, necesitamos, hace falta"),
        (.want, "quiero, quisiera, me gustaría, me gustaria, busco, queremos, estoy buscando"),
        (.verb, "dame, escribe, haz, explica, dime, muestra, traduce, crea, genera, busca, ayúdame, ayudame, resume, escríbeme"),
        (.infoVerb, "dime, explica, explícame, muestra, describe"),
        (.reason, "porque, ya que, para que"),
        (.contrast, "pero, sin embargo"),
        (.addition, "también, además"),
        (.hedge, "quizás, quizá, tal vez, creo que, no estoy seguro, no sé"),
        (.function, "el, la, los, las, un, una, de, del, en, con, por, para, que, es, son, se, su, sus, lo, le, al, como, más, muy, este, esta, eso, esto, ser, hay, sobre, entre"),
    ]
}
