/** What is known of the last so many: memory that strangers fill has to have an end. */
export interface Recent<Value> {
  get(name: string): Value | undefined
  /** Makes it the latest. */
  set(name: string, value: Value): void
}

/** Forgets beyond `most` what was set longest ago. */
export function createRecent<Value>(most: number): Recent<Value> {
  const values = new Map<string, Value>()
  return {
    get: name => values.get(name),
    set(name, value) {
      values.delete(name)
      values.set(name, value)
      const [oldest] = values.size > most ? values.keys() : []
      if (oldest !== undefined) values.delete(oldest)
    },
  }
}
