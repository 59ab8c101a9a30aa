/** What a member may say that counts as a response. */
const responses = ['responded', 'attended'] as const

/** Whether a member has responded. */
export function isResponse(response: unknown): boolean {
  return (responses as readonly unknown[]).includes(response)
}
