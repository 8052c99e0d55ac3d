package shikomi.message;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The result of parsing user input: the value, or all problems in it.
 *
 * @param value null if and only if there are problems
 */
public record Reading<T>(@Nullable T value, List<Problem> problems) {
    public Reading {
        problems = List.copyOf(problems);
        if ((value == null) == problems.isEmpty()) {
            throw new IllegalArgumentException("Either a value or problems, not " + value + " and " + problems);
        }
    }

    public static <T> Reading<T> of(T value) {
        return new Reading<>(value, List.of());
    }

    public static <T> Reading<T> failed(List<Problem> problems) {
        return new Reading<>(null, problems);
    }

    public Optional<T> get() {
        return Optional.ofNullable(value);
    }

    /** The reading of what the value leads to; the problems if there is no value. */
    public <U> Reading<U> then(Function<? super T, Reading<U>> next) {
        return value == null ? failed(problems) : next.apply(value);
    }

    /** The value, for input that is known to be valid. */
    public T orElseThrow() {
        return get().orElseThrow(() -> new IllegalStateException("Not read: " + problems));
    }
}
