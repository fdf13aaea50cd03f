# Completes `usergap PROGRAM ...` by what PROGRAM completes itself.
_usergap() {
  local program=${COMP_WORDS[1]}
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W 'extract embed quantize diverge report' -- "$program"))
  else
    declare -F "_usergap_$program" >/dev/null || . <(usergap "$program" --completions bash 2>/dev/null)
    declare -F "_usergap_$program" >/dev/null && "_usergap_$program"
  fi
}
complete -F _usergap usergap
