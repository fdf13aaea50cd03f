/// A shell that --completions writes a script for.
enum CompletedShell: String, CaseIterable { case bash, zsh, fish }

extension Option {
    /// Its names, with the dashes.
    fileprivate var flags: [String] { ["--\(name)"] + (short.map { ["-\($0)"] } ?? []) }
}

extension Program {
    /// A function for bash's `complete`. A list is completed at its last part.
    var bashCompletion: String {
        let flags = options.flatMap(\.flags).joined(separator: " ")
        let cases = options.filter { $0.value != nil }.map { option in
            let names = option.choices.joined(separator: " ")
            let action =
                if option.isList, !names.isEmpty {
                    "nospace; COMPREPLY=($(compgen -P \"$head\" -W '\(names)' -- \"${word##*,}\"))"
                } else if !names.isEmpty {
                    "default; COMPREPLY=($(compgen -W '\(names)' -- \"$word\"))"
                } else if option.file != nil {
                    "filenames; COMPREPLY=($(compgen -f -- \"$word\"))"
                } else {
                    "default; COMPREPLY=()"
                }
            return "    \(option.flags.joined(separator: "|"))) _usergap_as \(action); return ;;\n"
        }.joined()
        return """
            _usergap_as() { compopt -o "$1" 2>/dev/null; return 0; }
            _usergap_\(name)() {
              local IFS=$' \\t\\n' word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
              if [[ $word == = ]]; then word=; elif [[ $previous == = ]]; then previous=${COMP_WORDS[COMP_CWORD-2]}; fi
              local head=; if [[ $word == *,* ]]; then head=${word%,*},; fi
              case $previous in
            \(cases)  esac
              if [[ $word == -* ]]; then
                COMPREPLY=($(compgen -W '\(flags)' -- "$word"))
              else
                IFS=$'\\n'
                _usergap_as filenames; COMPREPLY=($(compgen -f -- "$word"))
              fi
            }
            complete -F _usergap_\(name) \(command)

            """
    }

    /// A completion file for zsh.
    var zshCompletion: String {
        func quoted(_ text: String) -> String {
            text.replacing("'", with: "'\\''").replacing("[", with: "\\[").replacing("]", with: "\\]").replacing(":", with: "\\:")
        }
        let lines = options.map { option in
            let names = option.choices.joined(separator: " ")
            let action =
                if option.value == nil {
                    ""
                } else if option.isList, !names.isEmpty {
                    ":\(quoted(option.value ?? "")):_values -s , \(option.name) \(names)"
                } else if !names.isEmpty {
                    ":\(quoted(option.value ?? "")):(\(names))"
                } else {
                    ":\(quoted(option.value ?? "")):\(option.file != nil ? "_files" : " ")"
                }
            return option.flags.map { "  '\($0)[\(quoted(option.help))]\(action)' \\\n" }.joined()
        }.joined()
        return "#compdef \(command)\n_arguments \\\n\(lines)  '*:file:_files'\n"
    }

    /// Lines for fish.
    var fishCompletion: String {
        options.map { option in
            var line = "complete -c \(command) -l \(option.name)"
            if let short = option.short { line += " -s \(short)" }
            let names = option.choices.joined(separator: " ")
            if option.isList, !names.isEmpty {
                line += " -x -a '(__fish_append , \(names))'"
            } else if !names.isEmpty {
                line += " -x -a '\(names)'"
            } else if option.value != nil {
                line += option.file != nil ? " -r -F" : " -x"
            }
            return line + " -d '\(option.help.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'\n"
        }.joined()
    }
}
