package shikomi.space;

import shikomi.message.Numbers;

/** The value of one parameter at a point. */
public sealed interface Value {

    /** A number, in the parameter's unit. */
    record Amount(double number) implements Value {
        public Amount {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("An amount must be finite, not " + number);
            }
            number = number == 0 ? 0.0 : number; // −0 and 0 are the same condition
        }

        @Override
        public String toString() {
            return Numbers.plain(number);
        }
    }

    /** The name of an option. */
    record Choice(String name) implements Value {
        @Override
        public String toString() {
            return name;
        }
    }

    static Value of(double number) {
        return new Amount(number);
    }

    static Value of(String choice) {
        return new Choice(choice);
    }
}
