import Stage

/// The field that --unit names; id stands for none: every record is a unit, or what its form has in place of that.
struct UnitField: Sendable, TableLayout {
    var option: String
    var name: String? { option == "id" ? nil : option }

    /// The unit of a record; nil where no field names it.
    func value(in record: Record) throws -> String? { try name.map { try record.unit($0) } }
}

extension Record {
    /// The value of the field that names the resampling unit, a string, or a number as it is written.
    func unit(_ field: String) throws -> String {
        guard let value = self[field], value.kind != .null else {
            throw failure("missing", field: field, hint: "--unit names a field that every record has; without it each record is a unit")
        }
        guard value.kind == .string || value.kind == .number else { throw mismatch(value, field, expected: "a string or a number") }
        return value.string ?? value.source
    }
}
