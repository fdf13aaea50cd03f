# Makes a manual page of a Markdown document: awk -v name=usergap-records -v section=5 -v prefix= -f manual.awk docs/records.md
# It knows what such documents use: headings, paragraphs, lists, tables, fenced code, code spans, emphasis and links.

BEGIN { split("extract embed quantize diverge report", programs) }

# The programs' names, as they are installed, where a command begins.
function named(text, i) {
  for (i in programs) {
    gsub("`" programs[i] "`", "`" prefix programs[i] "`", text)
    gsub("`" programs[i] " ", "`" prefix programs[i] " ", text)
    gsub("[|] " programs[i], "| " prefix programs[i], text)
  }
  return text
}

function roff(text) {
  gsub(/\\/, "\\e", text)
  gsub(/-/, "\\-", text)
  if (text ~ /^[.']/) text = "\\&" text
  return text
}

function prose(text, bold) {
  text = named(text)
  while (match(text, /\[[^]]*\]\([^)]*\)/)) {
    link = substr(text, RSTART + 1, RLENGTH - 1)
    text = substr(text, 1, RSTART - 1) substr(link, 1, index(link, "](") - 1) substr(text, RSTART + RLENGTH)
  }
  gsub(/\*\*/, "", text)
  text = roff(text)
  while (sub(/`/, bold ? "\\fR" : "\\fB", text)) bold = !bold
  return text
}

/^```/ { isCode = !isCode; print isCode ? ".PP\n.RS\n.nf" : ".fi\n.RE"; next }
isCode {
  for (i in programs) if (index($0, programs[i] " ") == 1) $0 = prefix $0
  print roff(named($0))
  next
}
/^# / && !hasTitle {
  hasTitle = 1
  title = substr($0, 3)
  if (title !~ / - /) title = name " - " tolower(substr(title, 1, 1)) substr(title, 2) " of the usergap programs"
  printf ".TH %s %s\n.SH NAME\n%s\n.SH DESCRIPTION\n", toupper(name), section, roff(title)
  next
}
/^## Description$/ { next }
/^## / { print ".SH " toupper(prose(substr($0, 4))); next }
/^###+ / { sub(/^#+ /, ""); print ".SS " prose($0); next }
/^\|[-: |]+\|$/ { next }
/^\|/ {
  gsub(/\\\|/, "\001")
  count = split($0, cells, / *\| */)
  text = ""
  for (i = 3; i < count; i++) text = text (i > 3 ? ": " : "") cells[i]
  gsub("\001", "|", cells[2])
  gsub("\001", "|", text)
  # The first row of a table has the names of its columns, which a list does without.
  if (isTable) printf ".TP\n%s\n%s\n", prose(cells[2]), prose(text)
  isTable = 1
  next
}
{ isTable = 0 }
/^[-*] / { print ".IP \\(bu 2\n" prose(substr($0, 3)); isList = 1; next }
/^$/ { print ".PP"; isList = 0; next }
{ sub(/^ +/, ""); print prose($0) }
