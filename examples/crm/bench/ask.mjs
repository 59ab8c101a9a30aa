import { Agent, request } from 'node:http'

/** Asks servers on this machine over connections that are kept; answers bodies. */
export function createAsker() {
  const agent = new Agent({ keepAlive: true })
  const ask = (port, path, method, body) =>
    new Promise((resolve, reject) => {
      const headers = { authorization: 'Bearer bench', ...(body && { 'content-type': 'application/json' }) }
      const asked = request({ port, host: '127.0.0.1', path, agent, method, headers }, response => {
        let text = ''
        response.setEncoding('utf8').on('data', part => {
          text += part
        })
        response.on('end', () => {
          if (response.statusCode !== 200) return reject(new Error(`${path}: ${response.statusCode} ${text}`))
          resolve(JSON.parse(text))
        })
      })
      asked.on('error', reject)
      asked.end(body && JSON.stringify(body))
    })
  return {
    get: (port, path) => ask(port, path, 'GET'),
    post: (port, path, body) => ask(port, path, 'POST', body),
    close: () => agent.destroy(),
  }
}

/** The path of a query. */
export function trpc(operation, input) {
  return `/trpc/${operation}?input=${encodeURIComponent(JSON.stringify(input))}`
}
