// A load generator in a process of its own: keep-alive connections, one request at a time on each. It is told what to do
// by its parent, a `Work`, and answers `{ count, seconds, p50, p99, failures }`.
import { connect } from 'node:net'
import { bodies } from './bodies.mjs'

process.on('message', async (/** @type {Work} */ work) => process.send?.(await load(work)))
process.on('disconnect', () => process.exit())

/** @typedef {import('./bodies.mjs').Asked & { port: number, path: string, connections: number, type: string, seconds?: number, most?: number }} Work */

/** @param {Work} work */
async function load(work) {
  const { port, path, connections, type, seconds = Infinity, most = Infinity } = work
  const bodyOf = bodies(work)
  const latencies = []
  const failures = {}
  let next = 0
  const began = performance.now()
  const until = began + seconds * 1000
  const one = async () => {
    const ask = await open(port)
    while (next < most && performance.now() < until) {
      const body = JSON.stringify(bodyOf(next++))
      const sent = performance.now()
      const { status, text } = await ask(request(path, type, body))
      latencies.push(performance.now() - sent)
      if (status !== 200)
        failures[`${status} ${text}`.slice(0, 200)] = (failures[`${status} ${text}`.slice(0, 200)] ?? 0) + 1
    }
    ask.end()
  }
  await Promise.all(Array.from({ length: connections }, one))
  const sorted = latencies.sort((a, b) => a - b)
  const at = share => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return { count: sorted.length, seconds: (performance.now() - began) / 1000, p50: at(0.5), p99: at(0.99), failures }
}

const request = (path, type, body) =>
  `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: ${type}\r\nAuthorization: Bearer bench\r\nOrigin: http://localhost:8080\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

/** A connection that answers one request after another; it reads answers that say their length. */
async function open(port) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  let received = ''
  let waiting
  socket.setEncoding('latin1')
  socket.on('data', chunk => {
    received += chunk
    const end = received.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = received.slice(0, end)
    const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1])
    if (Number.isNaN(length)) return waiting.reject(new Error(`an answer without a length: ${head}`))
    if (received.length < end + 4 + length) return
    const text = received.slice(end + 4, end + 4 + length)
    received = received.slice(end + 4 + length)
    waiting.resolve({ status: Number(head.slice(9, 12)), text })
  })
  socket.on('close', () => waiting?.reject(new Error('the server closed the connection')))
  const ask = text =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject }
      socket.write(text)
    })
  return Object.assign(ask, { end: () => socket.destroy() })
}
