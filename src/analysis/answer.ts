// The shape of an answer is vocabulary of panels and exports too, so it stands in domain; import it from there in new code.
export * from '../domain/answer.ts';
