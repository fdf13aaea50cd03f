import Testing

@testable import extract

@Suite struct WorkspacePoolTests {
    @Test func givesBackWhatWasBorrowed() {
        let pool = WorkspacePool { 0 }
        pool.withValue { outer in
            outer = 1
            // One that is out is not lent again.
            pool.withValue { inner in
                #expect(inner == 0)
                inner = 2
            }
        }
        #expect(pool.withValue { $0 } == 1 && pool.withValue { $0 } == 1)
    }

    @Test func comesBackFromAFailure() {
        struct Fault: Error {}
        let pool = WorkspacePool { 0 }
        #expect(throws: Fault.self) {
            try pool.withValue { value in
                value = 5
                throw Fault()
            }
        }
        #expect(pool.withValue { $0 } == 5)
    }
}
