/** Some of what a thing holds; `undefined` takes it away. */
export type Changes<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** The thing with other values; what is `undefined` is left out. */
export function put<T extends object>(of: T, changes: Changes<T>): T {
  return Object.fromEntries(Object.entries({ ...of, ...changes }).filter(([, value]) => value !== undefined)) as T
}
