/** A campaign's code as it is kept and looked for, whatever stood in a link. */
export function codeOf(text: string | null | undefined): string | null {
  return text?.trim().toLowerCase() || null
}
