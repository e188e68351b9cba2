// All checks of the house, each with the rule it keeps.

import {
  doorsOpenedByRoof,
  importsExist,
  importsGoDown,
  nothingPassedOn,
  onlyDoorsReadTheClock,
  productStandsAlone,
  runsInBrowser,
} from './imports.ts';
import {
  appendOnlyStaysSo,
  migrationsAreNumbered,
  migrationsStayInTheirRoom,
  noTriggers,
  nothingNewerThan15,
  tablesHaveTheirPlace,
} from './migrations.ts';
import {
  decisionsAreWhole,
  filesOpenWithASentence,
  marksComeFromWords,
  namesArePlain,
  noPlaceOfOneMachine,
  noTestSwitchedOff,
  nothingLeftUndone,
  pagesAreTrue,
} from './prose.ts';
import { readsDown, writesAtHome } from './sql.ts';
import type { Tree, Violation } from './tree.ts';

/** By rule: what in a tree breaks it. */
export const checks: Readonly<Record<string, (tree: Tree) => Violation[]>> = {
  'files import downward only': importsGoDown,
  'imported files exist': importsExist,
  'product code imports product code and dependencies only': productStandsAlone,
  'no file passes on what another exports': nothingPassedOn,
  'doors are opened by the roof only': doorsOpenedByRoof,
  'only doors and the roof read the clock': onlyDoorsReadTheClock,
  'what a browser reads needs nothing of Node': runsInBrowser,
  'a room writes its own schema only': writesAtHome,
  'a room reads lower schemas only': readsDown,
  'migrations are named and numbered': migrationsAreNumbered,
  'a migration stays in its room': migrationsStayInTheirRoom,
  'every table has its place on Citus': tablesHaveTheirPlace,
  'what only grows is granted so': appendOnlyStaysSo,
  'the database has no triggers': noTriggers,
  'SQL runs on PostgreSQL 15': nothingNewerThan15,
  'files open with a sentence': filesOpenWithASentence,
  'names are plain': namesArePlain,
  'no test is switched off': noTestSwitchedOff,
  'nothing is left undone': nothingLeftUndone,
  'no file names a place of one machine': noPlaceOfOneMachine,
  'pages name what is there': pagesAreTrue,
  'pages take their punctuation from the words': marksComeFromWords,
  'decisions are numbered and whole': decisionsAreWhole,
};
