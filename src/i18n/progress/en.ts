/** What the site says of the reader's progress and work. */
export const en = {
  title: 'Your progress',
  lead: 'What you read, tried and passed. It is kept in this browser and goes nowhere else. You need no account.',
  noScript: 'Your progress is kept by a script, and this browser runs none.',
  modules: 'By module',
  module: 'Module',
  read: 'Lessons read',
  tried: 'Exercises tried',
  passed: 'Exercises passed',
  points: 'Points',
  last: 'Last time',
  of: '{some} of {all}',
  tasks: 'Exercises, quizzes and notebooks',
  task: 'Task',
  best: 'Best',
  'task.exercise': 'Exercise: {title}',
  'task.quiz': 'Quiz: {title}',
  'task.notebook': 'Notebook: {title}',
  'task.question': '{title}: {question}',
  'task.seen': 'solution seen',
  readAs: 'A lesson counts as read once its last heading was on your screen.',
  keep: 'Keep it, or take it with you',
  'keep.lead':
    'One file holds everything: what you did, and the last 20 versions of your work on each exercise and each notebook to fill. Open it in another browser to go on there.',
  name: 'Your name, if the file is for your lecturer',
  export: 'Save as a file',
  import: 'Open a progress file',
  'import.done': '{file} was added: {events} events, work on {works} exercises and notebooks.',
  'import.future':
    '{file} was written by a later version of this course (format {version}). Nothing was changed. Reload this page to get the latest version, then open the file again.',
  'import.broken':
    '{file} is cut off or is no JSON. Nothing was changed. Download or save it again.',
  'import.foreign': '{file} is no progress file of this course. Nothing was changed.',
  'import.damaged':
    '{file} is damaged ({where}). Nothing was changed. Use another copy of the file.',
  'import.large': '{file} is larger than {most}. Nothing was changed.',
  erase: 'Erase everything',
  'erase.sure':
    'This erases your progress and what you wrote in exercises and in notebooks to fill, in this browser. It cannot be taken back. Your own notebooks of the notebook page stay.',
  'erase.yes': 'Yes, erase',
  'erase.no': 'No, keep it',
  erased: 'Everything was erased.',
  quota: '{used} of {quota} that this browser gives to this site are used.',
  'quota.persistent': 'The browser will not clear it by itself.',
  'quota.weak': 'The browser may clear it when the disk gets full: save a file now and then.',
  'unkept.full':
    'The disk, or the space that this browser gives, is full: your last work is in this page only. Save it as a file, then free some space.',
  'unkept.refused':
    'This browser keeps nothing for this site, as in a private window: your work is in this page only. Save it as a file before you close it.',
  'unkept.close': 'Close',
  'work.changed':
    'This exercise has changed since you worked on it. Your earlier code is kept and was not put here.',
  'work.take': 'Put my earlier code here',
  'work.versions': 'Earlier versions of your code',
  'work.version': '{time}, {lines} lines',
  'work.version.one': '{time}, one line',
  'group.title': 'For lecturers: the progress of a group',
  'group.lead':
    'Open the progress files of your students, as many as you like. They are read in this page and go nowhere. A progress file can be edited by its owner: it tells you who is stuck where, and is no exam.',
  'group.open': 'Progress files of students',
  'group.status': 'Files read',
  'group.read': '{count} files were read.',
  'group.read.one': 'One file was read.',
  'group.students': 'Best score of each student',
  'group.student': 'Student',
  'group.total': 'All points',
  'group.hard': 'What most got wrong',
  'group.hardAs':
    'An exercise counts as wrong while it is not passed, a step of a notebook while no check gave it all marks, a question when the first answer did not get all marks.',
  'group.wrong': 'Wrong',
  'group.share': 'Share',
  'group.none': 'not tried',
} as const

export type ProgressKey = keyof typeof en
