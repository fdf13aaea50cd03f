import Testing

@testable import Numerics

@Suite struct MatrixTests {
    @Test func countsMustAgree() {
        #expect(Matrix(rows: 2, columns: 3, values: [1, 2, 3, 4, 5, 6]) != nil)
        #expect(Matrix(rows: 2, columns: 3, values: [1]) == nil)
        #expect(Matrix(rows: -1, columns: -1, values: [1]) == nil)
        #expect(Matrix(rows: .max, columns: 2, values: []) == nil)
        #expect(Matrix(rows: -1, columns: 4).values.isEmpty)
    }

    @Test func rowsAreContiguous() throws {
        var matrix = try #require(Matrix(rows: 2, columns: 3, values: [1, 2, 3, 4, 5, 6]))
        #expect(Array(matrix.row(1)) == [4, 5, 6])
        #expect(matrix[0, 2] == 3)
        matrix[0, 2] = 9
        matrix.withMutableRow(1) { $0[0] = 7 }
        #expect(matrix.values == [1, 2, 9, 7, 5, 6])
        #expect(matrix.withRow(1) { Array($0) } == [7, 5, 6])
        #expect(matrix.selecting(rows: [1, 1, 0]).values == [7, 5, 6, 7, 5, 6, 1, 2, 9])
    }
}
