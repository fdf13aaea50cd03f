extension Run {
    /// Writes what `body` makes of each of the items, which are held in memory, in their order on all threads; it returns how
    /// many records that is. Each batch of items gets a workspace of its own from `make`.
    public func write<Item: Sendable, Workspace>(
        _ items: [Item], make: @escaping @Sendable () -> Workspace,
        _ body: @escaping @Sendable (Item, inout Workspace, inout JSONText) -> Int
    ) throws {
        let batchSize = 16
        var rest = items[...]
        func next() -> ArraySlice<Item>? {
            defer { rest = rest.dropFirst(batchSize) }
            return rest.isEmpty ? nil : rest.prefix(batchSize)
        }
        let transform: @Sendable (ArraySlice<Item>) -> (text: JSONText, records: Int) = { batch in
            var (text, workspace) = (JSONText(), make())
            let records = batch.reduce(0) { $0 + body($1, &workspace, &text) }
            return (text, records)
        }
        try orderedMap(jobs: jobs, next: next, wouldWait: { false }, transform: transform) { written in
            try output.write(written.text.bytes)
            recordsWritten += written.records
        }
        warnIfNothingWasRead()
    }
}
