import type { PollOption, Question } from './question.ts';

/** The options as people choose among them: a question of yes or no, or of consent, has its title alone. */
export function optionsOf(asked: Question): readonly PollOption[] {
	return 'options' in asked ? asked.options : [{ id: 'it', name: asked.title, text: '' }];
}

export function seatsOf(asked: Question): number {
	return 'seats' in asked ? asked.seats : 1;
}
