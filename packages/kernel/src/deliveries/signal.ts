/** Joins commits, which make deliveries, to whoever makes them. */
export interface DeliverySignal {
  wake(): void
  listen(listener: () => void): void
}

export function createSignal(): DeliverySignal {
  let listener: (() => void) | undefined
  return {
    wake: () => listener?.(),
    listen(next) {
      listener = next
    },
  }
}
