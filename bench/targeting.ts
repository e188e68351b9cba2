// Proof on real inspections that the risk score finds more: `npm run bench:targeting`. See docs/targeting.md.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { auc, lift } from '../src/inspection/targeting/measure.ts';
import type { Premises } from '../src/inspection/targeting/visit.ts';
import { chicago, detroit, FILES, rowsOf, toronto } from './targeting/cities.ts';
import { printDaysEarlier } from './targeting/days-earlier.ts';
import { printAim, printCalibration, printControl, printGrades, printGroups, printOrder } from './targeting/print.ts';
import { type Design, firsts, type Trial, tried, year } from './targeting/trials.ts';

const FOLDER = process.env.JINXIN_SHARED_DATA ?? join(import.meta.dirname, '../../shared/data');
const pathOf = (file: string) => join(FOLDER, 'inspections', `${file}.csv.gz`);
const read = (file: string) => rowsOf(pathOf(file));

const QUARTERS = ['01', '04', '07', '10'];
const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];

function printTrial(premises: readonly Premises[], design: Design): Trial[] {
  const began = process.cpuUsage().user;
  const { card, trials } = tried(premises, design);
  const { occasions, hits, penalty, known_until } = card.fitted;
  const steps = card.facts.reduce((sum, fact) => sum + fact.steps.length, 0);
  console.log(`\n## ${design.title}`);
  console.log(
    `learned on ${occasions} occasions (${hits} critical) known before ${known_until}; penalty ${penalty}; ${card.facts.length} facts, ${steps} steps`,
  );
  printOrder(trials);
  printGrades(trials);
  printCalibration(trials);
  printControl(trials);
  for (const trait of design.traits) printGroups(trials, trait);
  console.log(`${((process.cpuUsage().user - began) / 1e6).toFixed(0)} s of processor`);
  return trials;
}

const CITIES = {
  toronto() {
    const trials = printTrial(toronto(read), {
      title: 'Toronto 2010–12, critical: graded on 1 January, result of the next visit of the year',
      data: 'Toronto DineSafe',
      learn: firsts(2003, 2009, QUARTERS, 365, '2010-01-01'),
      test: [2010, 2011, 2012].map(year),
      traits: ['kind', 'frequency'],
    });
    printAim('AUC', auc(trials), 0.76);
    printAim('top tenth over base', lift(trials), 4);
  },
  chicago() {
    const premises = chicago(read);
    const traits = ['kind', 'risk'];
    const trials = printTrial(premises, {
      title: 'Chicago 2014, critical: graded on 1 January, result of the next canvass of the year, no inspector',
      data: 'Chicago canvass inspections',
      learn: firsts(2012, 2013, MONTHS, 180, '2014-01-01'),
      test: [year(2014)],
      traits,
      all: true,
    });
    printAim('AUC', auc(trials), 0.63);
    printDaysEarlier(premises, read('chicago_canvass_2011-2014'), traits);
  },
  detroit() {
    const trials = printTrial(detroit(read), {
      title: 'Detroit 2018–19, critical: graded on 1 January, result of the next routine inspection of the year',
      data: 'Detroit restaurant inspections',
      learn: firsts(2016, 2017, MONTHS, 365, '2018-01-01'),
      test: [2018, 2019].map(year),
      traits: ['kind', 'frequency'],
    });
    printAim('AUC', auc(trials), 0.742);
  },
};

for (const [city, run] of Object.entries(CITIES)) {
  const missing = FILES[city as keyof typeof FILES].filter((file) => !existsSync(pathOf(file)));
  if (process.argv.length > 2 && !process.argv.includes(city)) continue;
  if (missing.length > 0) console.log(`\n## ${city}: left out, missing ${missing.map(pathOf).join(', ')}`);
  else run();
}
