/** What has happened to a form since it was last told: event -> how often. Nothing in it says whose visit it was. */
export type Tally = Record<string, number>

/** Tells the server, in a request that a leaving page may make. One that is blocked harms nothing. */
export function tell(address: string, tally: Tally): void {
  if (Object.keys(tally)[0]) navigator.sendBeacon(address, JSON.stringify(tally))
}
