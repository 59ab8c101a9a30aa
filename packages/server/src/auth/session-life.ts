const day = 86_400

/** How long somebody stays logged in without coming back, in seconds. */
export const sessionSeconds: number = 30 * day
