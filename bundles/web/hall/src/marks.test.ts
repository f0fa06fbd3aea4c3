import { describe, expect, it } from 'vitest';
import { marks } from './marks';

describe('what was typed, marked in what was found', () => {
  it('marks a word as a whole, wherever it stands', () => {
    expect(marks('食品经营许可', '食品')).toEqual(['', '食品', '经营许可']);
    expect(marks('Food licence for food', 'FOOD')).toEqual(['', 'Food', ' licence for ', 'food']);
  });
  it('marks the pairs of a word that does not stand there as a whole', () => {
    expect(marks('食品经营许可', '食品许可')).toEqual(['', '食品', '经营', '许可']);
  });
  it('marks every word, and what lies over each other once', () => {
    expect(marks('食品经营许可', '经营 营许')).toEqual(['食品', '经营许', '可']);
  });
  it('marks nothing for pinyin, for nothing and for marks of a pattern', () => {
    expect(marks('食品经营许可', 'spjyxk')).toEqual(['食品经营许可']);
    expect(marks('食品经营许可', '')).toEqual(['食品经营许可']);
    expect(marks('食品经营许可', '.* (食')).toEqual(['', '食', '品经营许可']);
  });
  it('never takes a rare character apart', () => {
    expect(marks('办𠮷证', '𠮷')).toEqual(['办', '𠮷', '证']);
  });
});
