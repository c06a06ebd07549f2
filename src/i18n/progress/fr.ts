import type { ProgressKey } from './en.ts'

export const fr: Readonly<Record<ProgressKey, string>> = {
  title: 'Votre progression',
  lead: 'Ce que vous avez lu, essayé et réussi. Tout reste dans ce navigateur et n’est envoyé nulle part. Aucun compte n’est nécessaire.',
  noScript: 'Votre progression est conservée par un script, et ce navigateur n’en exécute pas.',
  modules: 'Par module',
  module: 'Module',
  read: 'Leçons lues',
  tried: 'Exercices essayés',
  passed: 'Exercices réussis',
  points: 'Points',
  last: 'Dernière fois',
  of: '{some} sur {all}',
  tasks: 'Exercices, quiz et notebooks',
  task: 'Travail',
  best: 'Meilleur résultat',
  'task.exercise': 'Exercice : {title}',
  'task.quiz': 'Quiz : {title}',
  'task.notebook': 'Notebook : {title}',
  'task.question': '{title} : {question}',
  'task.seen': 'solution vue',
  readAs: 'Une leçon compte comme lue quand son dernier titre a été à l’écran.',
  keep: 'La conserver ou l’emporter',
  'keep.lead':
    'Un seul fichier contient tout : ce que vous avez fait, et les 20 dernières versions de votre travail pour chaque exercice et chaque notebook à remplir. Ouvrez-le dans un autre navigateur pour y continuer.',
  name: 'Votre nom, si le fichier est destiné à votre enseignant',
  export: 'Enregistrer dans un fichier',
  import: 'Ouvrir un fichier de progression',
  'import.done':
    '{file} a été ajouté : {events} événements, du travail sur {works} exercices et notebooks.',
  'import.future':
    '{file} vient d’une version plus récente de ce cours (format {version}). Rien n’a été modifié. Rechargez cette page pour obtenir la dernière version, puis ouvrez de nouveau le fichier.',
  'import.broken':
    '{file} est tronqué ou n’est pas du JSON. Rien n’a été modifié. Téléchargez-le ou enregistrez-le de nouveau.',
  'import.foreign': '{file} n’est pas un fichier de progression de ce cours. Rien n’a été modifié.',
  'import.damaged':
    '{file} est abîmé ({where}). Rien n’a été modifié. Utilisez une autre copie du fichier.',
  'import.large': '{file} dépasse {most}. Rien n’a été modifié.',
  erase: 'Tout effacer',
  'erase.sure':
    'Votre progression et ce que vous avez écrit dans les exercices et dans les notebooks à remplir seront effacés de ce navigateur, définitivement. Vos propres notebooks, ceux de la page Notebook, restent.',
  'erase.yes': 'Oui, effacer',
  'erase.no': 'Non, conserver',
  erased: 'Tout a été effacé.',
  quota: 'Sur les {quota} que ce navigateur accorde à ce site, {used} sont occupés.',
  'quota.persistent': 'Le navigateur ne les effacera pas de lui-même.',
  'quota.weak':
    'Le navigateur peut les effacer quand le disque se remplit : enregistrez un fichier de temps en temps.',
  'unkept.full':
    'Le disque, ou l’espace que ce navigateur accorde, est plein : votre dernier travail n’existe que dans cette page. Enregistrez-le dans un fichier, puis libérez de la place.',
  'unkept.refused':
    'Ce navigateur ne conserve rien pour ce site, comme dans une fenêtre privée : votre travail n’existe que dans cette page. Enregistrez-le dans un fichier avant de la fermer.',
  'unkept.close': 'Fermer',
  'work.changed':
    'Cet exercice a changé depuis que vous y avez travaillé. Votre code précédent est conservé et n’a pas été placé ici.',
  'work.take': 'Placer ici mon code précédent',
  'work.versions': 'Versions précédentes de votre code',
  'work.version': '{time}, {lines} lignes',
  'work.version.one': '{time}, une ligne',
  'group.title': 'Pour les enseignants : la progression d’un groupe',
  'group.lead':
    'Ouvrez les fichiers de progression de vos étudiants, autant que vous voulez. Ils sont lus dans cette page et ne sont envoyés nulle part. Chacun peut modifier son fichier : il vous dit qui bloque à quel endroit, et ne vaut pas un examen.',
  'group.open': 'Fichiers de progression des étudiants',
  'group.status': 'Fichiers lus',
  'group.read': '{count} fichiers ont été lus.',
  'group.read.one': 'Un fichier a été lu.',
  'group.students': 'Meilleur résultat de chaque étudiant',
  'group.student': 'Étudiant',
  'group.total': 'Total des points',
  'group.hard': 'Ce que le plus grand nombre a manqué',
  'group.hardAs':
    'Un exercice est compté comme manqué tant qu’il n’est pas réussi, une étape d’un notebook tant qu’aucune vérification ne lui a donné tous les points, une question quand la première réponse n’a pas eu tous les points.',
  'group.wrong': 'Manqué',
  'group.share': 'Part',
  'group.none': 'pas essayé',
}
