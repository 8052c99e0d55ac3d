package shikomi.space;

import shikomi.message.Message;

/** A single limit of a space, as a person would name it. */
public sealed interface Restriction {

    /** The lower limit of a parameter. */
    record Low(Parameter.Numeric parameter) implements Restriction {}

    /** The upper limit of a parameter. */
    record High(Parameter.Numeric parameter) implements Restriction {}

    /** The grid of a parameter: its step, or its listed values. */
    record Steps(Parameter.Numeric parameter) implements Restriction {}

    /** The total of a mixture. */
    record Total(Mixture mixture) implements Restriction {}

    /** The limit on how many components of a mixture may be above zero. */
    record Active(Mixture mixture) implements Restriction {}

    /** A constraint. */
    record Rule(Constraint constraint) implements Restriction {}

    /** The limit in words: {@code `Cs` is at least 0.5}. */
    default Message message() {
        return switch (this) {
            case Low(var p) -> Message.of("space.restriction.low", p.title(), p.low());
            case High(var p) -> Message.of("space.restriction.high", p.title(), p.high());
            case Steps(var p) -> steps(p.name(), p.grid());
            case Total(var m) ->
                Message.of("space.restriction.total", m.name(), String.join(" + ", m.components()), m.total());
            case Active(var m) -> Message.of("space.restriction.active", m.name());
            case Rule(var c) ->
                c.when() == null
                        ? Message.of("space.restriction.rule", c.rule())
                        : Message.of("space.restriction.rule-when", c.rule(), c.when());
        };
    }

    private static Message steps(String parameter, Grid grid) {
        return switch (grid) {
            case Grid.Regular regular ->
                Message.of(
                        "space.restriction.step",
                        parameter,
                        regular.step().stripTrailingZeros().toPlainString());
            case Grid.Listed ignored -> Message.of("space.restriction.values", parameter);
        };
    }
}
