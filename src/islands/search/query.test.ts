import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asked } from './query.ts'

test('little words are left out where others are left', () => {
  assert.equal(asked('graphe de tâches', 'fr'), 'graphe tâches')
  assert.equal(asked('l’effet d’un verrou', 'fr'), 'effet verrou')
  assert.equal(asked(' the  mean of means', 'en'), 'mean means')
  assert.equal(asked('of the', 'en'), 'of the')
  assert.equal(asked('', 'fr'), '')
})
