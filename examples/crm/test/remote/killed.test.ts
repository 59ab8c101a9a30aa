import { test } from 'vitest'
import { surviveKillsOfPlugin } from './kill-plugin.ts'

test(
  'a plugin that is killed twice under load has missed nothing, nothing came out of order, and nothing went past it',
  {
    timeout: 240_000,
  },
  () => surviveKillsOfPlugin({ kills: 2, people: 4 }),
)
