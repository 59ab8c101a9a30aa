import { isObject } from './shape.ts'

/** A value by its dotted name: `bag['custom.tier']`, else `bag.custom?.tier`. Own properties only. */
export function read(bag: unknown, name: string): unknown {
  if (!isObject(bag)) return undefined
  if (Object.hasOwn(bag, name)) return bag[name]
  const dot = name.indexOf('.')
  return dot < 0 ? undefined : read(read(bag, name.slice(0, dot)), name.slice(dot + 1))
}
