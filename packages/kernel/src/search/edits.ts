const letters = 'abcdefghijklmnopqrstuvwxyz'

/** Every word that is one wrong, missing, additional or swapped letter away: some 53 for each letter of the word. */
export function editsOf(word: string): string[] {
  const edits = new Set<string>()
  for (let i = 0; i <= word.length; i++) {
    const [before, after] = [word.slice(0, i), word.slice(i)]
    for (const letter of letters) {
      edits.add(before + letter + after)
      if (after !== '') edits.add(before + letter + after.slice(1))
    }
    if (after !== '') edits.add(before + after.slice(1))
    if (after.length > 1) edits.add(before + after[1] + after[0] + after.slice(2))
  }
  edits.delete(word)
  return [...edits]
}
