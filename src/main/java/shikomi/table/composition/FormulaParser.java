package shikomi.table.composition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;

/**
 * Parses a formula: elements and groups in brackets, each followed by its amount, and parts joined by dots, each
 * preceded by its amount.
 */
final class FormulaParser {
    /** Longer strings and deeper brackets are not formulas; the limits bound the recursion. Set by judgement. */
    private static final int LONGEST = 500;

    private static final int DEEPEST = 10;
    private static final Pattern NUMBER = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?|\\.\\d+)");
    private static final Pattern SYMBOL = Pattern.compile("[A-Z][a-z]?");
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    /** The elements that make a group a compound. */
    private static final Set<String> NONMETALS = Set.of("H", "N", "O", "F", "S", "Cl", "Se", "Br", "Te", "I");

    /** The amounts of a formula are rounded: 33.3, 33.3 and 33.3 are meant to add up to 100. */
    private static final double ROUNDED = 0.005;

    private final String text;
    private int at;
    /** The sum of the numbers outside all brackets. */
    private double subscripts;

    private boolean alloyed;

    private FormulaParser(String text) {
        this.text = text;
    }

    static Optional<Formula> parse(String written) {
        String text = Numbers.normal(written)
                .replaceAll("[⋅•∙*・]", "·")
                .replaceAll("([A-Za-z)\\]}]\\d*)\\.(\\d*)\\s*H2O", "$1·$2H2O");
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        FormulaParser parser = new FormulaParser(text);
        Map<String, Double> amounts = parser.parts(0);
        return amounts == null || parser.at < text.length() || parser.isAmbiguous()
                ? Optional.empty()
                : formula(amounts);
    }

    private static Optional<Formula> formula(Map<String, Double> amounts) {
        amounts.values().removeIf(amount -> amount == 0);
        boolean finite = amounts.values().stream().allMatch(Double::isFinite);
        return amounts.isEmpty() || !finite ? Optional.empty() : Optional.of(new Formula(amounts));
    }

    /** Parses parts joined by dots, each preceded by an optional amount; null if they cannot be read. */
    private @Nullable Map<String, Double> parts(int depth) {
        Map<String, Double> sum = new LinkedHashMap<>();
        do {
            double times = number();
            Map<String, Double> part = part(depth);
            if (part == null) {
                return null;
            }
            add(part, times, sum);
        } while (skip('·'));
        return sum;
    }

    /** Parses a sequence of at least one element or group; null if it cannot be read. */
    private @Nullable Map<String, Double> part(int depth) {
        Map<String, Double> sum = new LinkedHashMap<>();
        int count = 0;
        for (; blank() && (Character.isUpperCase(text.charAt(at)) || OPENING.indexOf(text.charAt(at)) >= 0); count++) {
            Map<String, Double> one = Character.isUpperCase(text.charAt(at)) ? element() : group(depth + 1);
            if (one == null) {
                return null;
            }
            double times = number();
            add(one, times, sum);
            subscripts += depth == 0 ? times : 0;
        }
        return count == 0 ? null : sum;
    }

    private @Nullable Map<String, Double> group(int depth) {
        char closing = CLOSING.charAt(OPENING.indexOf(text.charAt(at++)));
        Map<String, Double> inner = depth > DEEPEST ? null : parts(depth);
        alloyed |= inner != null && isAlloy(inner);
        return skip(closing) ? inner : null;
    }

    /** Whether a group in brackets is an alloy whose amounts are not fractions, and not a compound such as SiO2. */
    private static boolean isAlloy(Map<String, Double> group) {
        double sum = group.values().stream().mapToDouble(Double::doubleValue).sum();
        return group.size() > 1
                && Math.abs(sum - 1) > ROUNDED
                && group.keySet().stream().noneMatch(NONMETALS::contains);
    }

    /**
     * Whether a formula has two readings: in {@code (FeCr)50Ni50}, the numbers outside the brackets add up to 100, so
     * that the brackets may hold 50 % together or 50 % of each element.
     */
    private boolean isAmbiguous() {
        return alloyed && Math.abs(subscripts - 100) < 100 * ROUNDED;
    }

    private @Nullable Map<String, Double> element() {
        Matcher matcher = SYMBOL.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        String symbol = matcher.group();
        if (!Formula.isElement(symbol)) {
            return null;
        }
        at = matcher.end();
        return Map.of(symbol, 1.0);
    }

    /** The number at the current position; 1 if there is none. */
    private double number() {
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return 1;
        }
        at = matcher.end();
        return Double.parseDouble(matcher.group(1));
    }

    /** Skips blanks and returns whether any input is left. */
    private boolean blank() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private boolean skip(char sign) {
        boolean there = blank() && text.charAt(at) == sign;
        at += there ? 1 : 0;
        return there;
    }

    private static void add(Map<String, Double> part, double times, Map<String, Double> sum) {
        part.forEach((symbol, amount) -> sum.merge(symbol, amount * times, Double::sum));
    }
}
