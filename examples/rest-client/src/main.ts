import { env } from 'node:process'
import { bringIn } from './bring-in.ts'
import { connect } from './client.ts'

const client = connect(env.KITH_URL ?? 'http://localhost:4100', env.KITH_KEY ?? '')
const id = await bringIn(client, { number: '4711', name: 'Ada Lovelace', email: 'ada@example.com' })
console.log(`${env.KITH_URL ?? 'http://localhost:4100'}/leads/${id}`)
