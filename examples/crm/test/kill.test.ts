import { test } from 'vitest'
import { surviveKills } from './kill.ts'

test('a server that is killed three times under load has lost and doubled nothing', { timeout: 240_000 }, () =>
  surviveKills({ kills: 3, connections: 12 }),
)
