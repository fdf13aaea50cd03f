extension HTML {
    /// What each simulator of a facet captures, misses and invents.
    mutating func clusters(_ section: Page.Section, heading: String, isOpen: Bool) {
        line("<section>")
        line("<h2>Clusters: \(heading)</h2>")
        for profile in section.profiles {
            line(isOpen ? "<details open>" : "<details>")
            line("<summary>\(isolated(profile.source))</summary>")
            line(#"<div class="scroll" tabindex="0" role="region" aria-label="Clusters of \#(escape(profile.source))">"#)
            line(#"<table class="clusters">"#)
            line(
                #"""
                <thead><tr><th scope="col">Cluster</th><th scope="col">Share of \#(isolated(section.reference))</th>\#
                <th scope="col">Share of \#(isolated(profile.source))</th><th scope="col">JS part</th><th \#
                scope="col" class="text">Example of \#(isolated(section.reference))</th><th scope="col" class="text">Example of \#
                \#(isolated(profile.source))</th></tr></thead>
                """#
            )
            for group in profile.classes { write(group) }
            line("</table></div>")
            line("</details>")
        }
        line("</section>")
    }

    private mutating func write(_ group: Profile.ClassGroup) {
        let counted = "\(group.count) \(group.count == 1 ? "cluster" : "clusters")"
        line(#"<tbody class="\#(group.name)">"#)
        line(
            #"""
            <tr class="group"><th scope="rowgroup">\#(group.name) <small>\#(counted)</small></th><td>\#(group.p)</td>\#
            <td>\#(group.q)</td><td></td><td colspan="2">\#(group.meaning.text(plain: escape, name: isolated))</td></tr>
            """#
        )
        for cluster in group.clusters {
            line(
                #"""
                <tr><th scope="row" dir="auto">\#(escape(cluster.terms))</th><td>\#(cluster.p)</td><td>\#(cluster.q)</td>\#
                <td>\#(cluster.jsPart)</td><td dir="auto">\#(escape(cluster.exampleReference))</td><td \#
                dir="auto">\#(escape(cluster.exampleSource))</td></tr>
                """#
            )
        }
        line("</tbody>")
    }
}
