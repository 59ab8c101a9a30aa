/** Whether people reach the app by https: then cookies are sent by it alone. */
export function isHttps(url: string): boolean {
  return url.startsWith('https:')
}
