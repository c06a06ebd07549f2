/** The only place where collections are declared. */

import { defineCollection } from 'astro:content'
import { file, glob } from 'astro/loaders'
import { z } from 'astro/zod'
import { IMAGES } from '../workers/protocol/image.ts'
import { fillSchema } from './handin/schema.ts'
import { quizSchema } from './quiz/schema.ts'

/** The same thing said in both languages. */
const both = <T extends z.ZodType>(schema: T) => z.object({ en: schema, fr: schema })

const moduleId = z.string().regex(/^M\d+$/)
/** From and to. */
const span = z.tuple([z.number().positive(), z.number().positive()])

const modules = defineCollection({
  loader: file('content/modules.yaml'),
  schema: z.object({
    title: both(z.string()),
    /** What a reader learns to do, in a sentence. */
    summary: both(z.string()),
    /** How long its teacher plans; a module without goes at its reader's own pace. */
    hours: span.optional(),
    /** What to have read before. */
    prerequisites: z.array(moduleId),
  }),
})

const timetables = defineCollection({
  loader: file('content/timetables.yaml'),
  schema: z.object({
    order: z.number().int(),
    title: both(z.string()),
    summary: both(z.string()),
    parts: z
      .array(
        z.object({
          title: both(z.string()),
          /** How long the part takes, where its items do not say it. */
          minutes: span.optional(),
          items: z
            .array(
              z
                .object({
                  modules: z.array(moduleId).default([]),
                  minutes: z.number().int().positive().optional(),
                  what: both(z.string()).optional(),
                })
                .refine(
                  ({ modules, what }) => modules.length > 0 || what !== undefined,
                  'an item names modules, or says what it is',
                ),
            )
            .min(1),
        }),
      )
      .min(1),
  }),
})

const lessons = defineCollection({
  loader: glob({
    base: 'content/lessons',
    pattern: '*/lesson.yaml',
    generateId: ({ entry }) => entry.split('/')[0] ?? entry,
  }),
  schema: z.object({
    /** The module it belongs to, as M3. */
    module: moduleId,
    /** Its place in the module. */
    order: z.number().int(),
    /** How long a reader takes, with the exercises. */
    minutes: z.number().int().positive(),
    /** Slugs of lessons to read before. */
    prerequisites: z.array(z.string()),
    /** Slugs of the datasets that it reads. */
    data: z.array(z.string()).default([]),
    /** What its text counts on: a pattern, and how often the output of all cells has it. */
    says: z
      .array(z.object({ shows: z.string(), times: z.number().int().nonnegative() }))
      .default([]),
    /** The snapshot image that its kernel and nodes start from. */
    image: z.enum(IMAGES).default('core'),
    title: both(z.string()),
    summary: both(z.string()),
    objectives: both(z.array(z.string()).min(1)),
  }),
})

const lessonTexts = defineCollection({
  loader: glob({
    base: 'content/lessons',
    pattern: '*/{en,fr}.mdx',
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
  }),
})

const exercises = defineCollection({
  loader: glob({
    base: 'content/exercises',
    pattern: '*/exercise.yaml',
    generateId: ({ entry }) => entry.split('/')[0] ?? entry,
  }),
  schema: z.object({
    title: both(z.string()),
    module: moduleId,
    minutes: z.number().int().positive(),
    points: z.number().positive(),
    /** Sentences by feedback code. */
    feedback: z.record(z.string(), both(z.string())),
    /** Wrong solutions by file name: the check that catches each, and what it says. */
    wrong: z.record(z.string(), z.object({ check: z.string(), feedback: z.string() })),
    /** From a nudge to nearly the answer. */
    hints: both(z.array(z.string()).min(1)),
    data: z.array(z.string()).default([]),
  }),
})

const exerciseTexts = defineCollection({
  loader: glob({
    base: 'content/exercises',
    pattern: '*/{en,fr}.mdx',
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
  }),
})

const datasets = defineCollection({
  loader: glob({
    base: 'content/datasets',
    pattern: '*/dataset.yaml',
    generateId: ({ entry }) => entry.split('/')[0] ?? entry,
  }),
  schema: z.object({
    title: both(z.string()),
    author: z.string(),
    description: both(z.string()),
    /** What is made, by path under `data/`, with its size in bytes. */
    files: z.record(z.string(), z.number().int().positive()),
    source: z.object({
      registry: z.enum(['npm', 'pypi']),
      package: z.string(),
      version: z.string(),
      /** PyPI only: the one file that is accepted. */
      file: z.string().optional(),
      sha256: z.string().length(64).optional(),
      from: z.string(),
    }),
    licence: z.string(),
    /** Figures that lessons count on. */
    known: both(z.string()),
  }),
})

const experiments = defineCollection({
  loader: glob({
    base: 'content/experiments',
    pattern: '*/experiment.yaml',
    generateId: ({ entry }) => entry.split('/')[0] ?? entry,
  }),
  schema: z.object({
    title: both(z.string()),
    /** What many believe, as they say it. */
    belief: both(z.string()),
    /** What of it is real here, what is modelled, what stands in for something. */
    truth: both(z.string()),
    /** A constant of the code that the reader may choose. */
    parameter: z
      .object({
        name: z.string().regex(/^[A-Z][A-Z_]*$/),
        values: z.array(z.number()).min(2),
        start: z.number(),
        label: both(z.string()),
      })
      .refine(({ values, start }) => values.includes(start), 'start has to be one of the values')
      .optional(),
    /** The pictures that move with the run, as `show` of `<ClusterPanel>`. */
    show: z.string().default(''),
    /** Where its code runs in tests; on native dask too, if it needs nothing of the tab. */
    runs: z.array(z.enum(['tab', 'native'])).default(['tab', 'native']),
    /** What the first verdict that holds has to be: as it is written, and by value of the parameter. */
    expected: z.record(z.string(), z.enum(['refuted', 'holds', 'unclear'])).default({}),
    /** The first whose comparisons are all true is shown, its {braces} filled with what was seen. */
    verdicts: z
      .array(
        z.object({
          means: z.enum(['refuted', 'holds', 'unclear']),
          when: z.array(z.string()).default([]),
          says: both(z.string()),
        }),
      )
      .min(2),
  }),
})

const experimentTexts = defineCollection({
  loader: glob({
    base: 'content/experiments',
    pattern: '*/{en,fr}.mdx',
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
  }),
})

const scenarios = defineCollection({
  loader: glob({ base: 'content/scenarios', pattern: '*.yaml' }),
  schema: z.object({
    title: both(z.string()),
    /** How many workers it is played on, where no cluster runs. */
    workers: z.number().int().positive(),
    /** Read by `workers/protocol/scenario.ts`, which says what is wrong in it. */
    scenario: z.unknown(),
    /** A sentence for each step. */
    told: both(z.array(z.string()).min(1)),
  }),
})

const quizzes = defineCollection({
  loader: glob({ base: 'content/quizzes', pattern: '*.yaml' }),
  schema: quizSchema,
})

const decks = defineCollection({
  loader: glob({
    base: 'slides',
    pattern: '*/deck.yaml',
    generateId: ({ entry }) => entry.split('/')[0] ?? entry,
  }),
  schema: z.object({
    /** The module it belongs to, as M3. */
    module: moduleId,
    /** How long the lecture takes: the sum of what its notes plan. */
    minutes: z.number().positive(),
    /** The snapshot image that its kernel and nodes start from. */
    image: z.enum(IMAGES).default('core'),
    /** Slugs of the datasets that its cells read. */
    data: z.array(z.string()).default([]),
    title: both(z.string()),
    summary: both(z.string()),
  }),
})

const glossary = defineCollection({
  loader: glob({ base: 'content/glossary', pattern: '*.yaml' }),
  schema: z.object({
    term: both(z.string()),
    /** One sentence or two that can be read alone. */
    definition: both(z.string()),
    /** How lessons write it; the first mention in each is marked. Empty where the word is mostly another. */
    marked: both(z.array(z.string())),
    /** Slugs of words to read with it. */
    related: z.array(z.string()).min(1),
  }),
})

const notebooks = defineCollection({
  loader: glob({
    base: 'content/notebooks',
    pattern: '*/notebook.yaml',
    generateId: ({ entry }) => entry.split('/')[0] ?? entry,
  }),
  schema: fillSchema,
})

export const collections = {
  modules,
  timetables,
  decks,
  lessons,
  lessonTexts,
  exercises,
  exerciseTexts,
  datasets,
  experiments,
  experimentTexts,
  scenarios,
  quizzes,
  glossary,
  notebooks,
}
