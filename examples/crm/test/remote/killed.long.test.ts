import { test } from 'vitest'
import { surviveKillsOfPlugin } from './kill-plugin.ts'

test('the same, killed twenty times', { timeout: 900_000 }, () => surviveKillsOfPlugin({ kills: 20, people: 8 }))
