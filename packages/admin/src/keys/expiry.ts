/** When a key ends: after some days, with the end of a day of this browser's zone, or never. */
export function expiryOf(life: string, day: string, now: Date): string | 'past' | undefined {
  if (life === 'never') return undefined
  const until = life === 'day' ? new Date(`${day}T23:59:59`) : new Date(now)
  if (life !== 'day') until.setDate(until.getDate() + Number(life))
  return Number.isNaN(until.getTime()) || until <= now ? 'past' : until.toISOString()
}
