import assert from 'node:assert/strict'
import { test } from 'node:test'
import { print } from './lines.ts'

test('lines are finished by their ends', () => {
  assert.deepEqual(print('', 0, 'a\nb\r\nc'), { finished: 'a\nb\n', line: 'c', at: 1 })
  assert.deepEqual(print('c', 1, 'd\n'), { finished: 'cd\n', line: '', at: 0 })
})

test('a carriage return writes over the line', () => {
  const begun = print('', 0, '\r[#   ] 25%')
  assert.deepEqual(print(begun.line, begun.at, '\r[####] 100%').line, '[####] 100%')
  assert.equal(print('12345', 5, '\rab').line, 'ab345')
})

test('a line that is erased is gone, and colours are not shown', () => {
  assert.deepEqual(print('[####]', 6, '\u001b[2K\r'), { finished: '', line: '', at: 0 })
  assert.equal(print('', 0, '\u001b[31mred\u001b[0m').line, 'red')
})
