import type { LiveEvent } from '@kith/client'
import { expect, test } from 'vitest'
import { createAway } from './away.ts'

function opened() {
  let tell: (event: LiveEvent) => void = () => {}
  const away = createAway({
    onChange(listener) {
      tell = listener
      return () => {}
    },
  })
  let changes = 0
  away.subscribe(() => changes++)
  return {
    away,
    told: (id: string, verb: LiveEvent['verb'], entity = 'kernel.plugins') => tell({ entity, id, verb, version: 0 }),
    names: () => [...away.value].sort(),
    changes: () => changes,
  }
}

test('who comes and who goes is known as it is told, and told on where it changes', () => {
  const { told, names, changes } = opened()
  told('credit', 'away')
  told('model', 'away')
  told('credit', 'away')
  expect(names()).toEqual(['credit', 'model'])
  told('credit', 'there')
  told('other', 'there')
  expect(names()).toEqual(['model'])
  expect(changes()).toBe(3)
})

test('what the stream told is newer than what was asked for', () => {
  const { away, told, names } = opened()
  told('credit', 'there')
  away.learn(['credit', 'model'])
  expect(names()).toEqual(['model'])
})

test('records that are called alike are none of these', () => {
  const { told, names } = opened()
  told('credit', 'delete', 'kernel.module')
  expect(names()).toEqual([])
})
