import { expect, test } from 'vitest'
import { joined } from './joined.ts'

test.each([
  [['Ann', 'Li'], undefined, 'Ann Li'],
  [['伟', '张'], undefined, '张伟'],
  [['', '张'], undefined, '张'],
  [['Ann', ''], undefined, 'Ann'],
  [['Ann', '张'], undefined, 'Ann 张'],
  [['1 Main St', '', 'Springfield ', '12345'], ', ', '1 Main St, Springfield, 12345'],
  [['浙江', '杭州'], '', '浙江杭州'],
  [['', ' '], undefined, ''],
])('%j with %j between is %j', (parts, join, text) => {
  expect(joined(parts, join)).toBe(text)
})
