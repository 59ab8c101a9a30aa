/** Frozen to its depths: a tap answers what it changes, it never changes what it was given. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) {
      if (typeof inner === 'object') deepFreeze(inner)
    }
  }
  return value
}
