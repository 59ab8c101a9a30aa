import { test } from 'vitest'
import { surviveKills } from './kill.ts'

test('a server that is killed fifty times under load has lost and doubled nothing', { timeout: 1_800_000 }, () =>
  surviveKills({ kills: 50, connections: 30 }),
)
