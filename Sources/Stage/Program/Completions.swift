/// A shell that --completions writes a script for.
enum CompletedShell: String, CaseIterable { case bash, zsh, fish }

extension Program {
    /// A function for bash's `complete`.
    var bashCompletion: String {
        let flags = options.flatMap { option in ["--\(option.name)"] + (option.short.map { ["-\($0)"] } ?? []) }
        let cases = options.filter { !$0.choices.isEmpty }.map { option in
            "    --\(option.name)) COMPREPLY=($(compgen -W '\(option.choices.joined(separator: " "))' -- \"$word\")); return ;;\n"
        }.joined()
        return """
            _usergap_\(name)() {
              local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
              if [[ $word == = ]]; then word=; elif [[ $previous == = ]]; then previous=${COMP_WORDS[COMP_CWORD-2]}; fi
              case $previous in
            \(cases)  esac
              if [[ $word == -* ]]; then
                COMPREPLY=($(compgen -W '\(flags.joined(separator: " "))' -- "$word"))
              else
                COMPREPLY=($(compgen -f -- "$word"))
              fi
            }
            complete -o filenames -F _usergap_\(name) \(name)

            """
    }

    /// A completion file for zsh.
    var zshCompletion: String {
        func quoted(_ text: String) -> String {
            text.replacing("'", with: "'\\''").replacing("[", with: "\\[").replacing("]", with: "\\]").replacing(":", with: "\\:")
        }
        let lines = options.map { option in
            let action = option.value.map { value in
                ":\(quoted(value)):" + (option.choices.isEmpty ? "_files" : "(\(option.choices.joined(separator: " ")))")
            }
            let names = ["--\(option.name)"] + (option.short.map { ["-\($0)"] } ?? [])
            return names.map { "  '\($0)[\(quoted(option.help))]\(action ?? "")' \\\n" }.joined()
        }.joined()
        return "#compdef \(name)\n_arguments \\\n\(lines)  '*:file:_files'\n"
    }

    /// Lines for fish.
    var fishCompletion: String {
        options.map { option in
            var line = "complete -c \(name) -l \(option.name)"
            if let short = option.short { line += " -s \(short)" }
            if !option.choices.isEmpty {
                line += " -x -a '\(option.choices.joined(separator: " "))'"
            } else if option.value != nil {
                line += " -r"
            }
            return line + " -d '\(option.help.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'\n"
        }.joined()
    }
}
