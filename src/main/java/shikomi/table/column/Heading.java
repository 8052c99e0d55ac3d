package shikomi.table.column;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;
import shikomi.unit.Unit;
import shikomi.unit.UnitNames;

/**
 * One interpretation of a heading: a name, and a unit if it has one.
 *
 * @param unit null if the heading is interpreted as having none
 */
public record Heading(String name, @Nullable Unit unit) {
    private static final Pattern BRACKETS =
            Pattern.compile("(.*?)[\\s_]*[(\\[<{【〔]\\s*([^()\\[\\]<>{}【】〔〕]+?)\\s*[)\\]>}】〕]\\s*");
    private static final Pattern BRACKETS_INSIDE = Pattern.compile("(.*?)[\\s_]*\\(([^()]*\\([^()]*\\)[^()]*)\\)");
    private static final Pattern BEHIND = Pattern.compile("(.+?)\\s*(?:,\\s*(?:in\\s+)?|\\s+in\\s+|\\s/\\s*|/)([^,]+)");
    private static final String TEN = "(10(?:\\^\\s*[-−+]?\\d{1,2}|[⁻⁺]?[⁰¹²³⁴-⁹]{1,2}))";

    /** A power of ten before the name, between name and unit, or after the unit. */
    private static final List<Pattern> FACTORS = List.of(
            Pattern.compile("[×xX*·]?\\s*" + TEN + "\\s*[×xX*·]?\\s*\\p{L}{2}.*"),
            Pattern.compile("[^(\\[]*\\p{L}[^(\\[]*[×xX*·⋅∙・]\\s*" + TEN + "(?:\\s*[(\\[].*)?"),
            Pattern.compile(".*[)\\]]\\s*[×xX*·⋅∙・]?\\s*" + TEN + "\\s*"));

    private static final Pattern IN_MANY = Pattern.compile("(?i).*\\bin\\s+(thousand|million|hundred)s?\\b.*");

    /** A unit that is followed by words: {@code viscosity [mPa·s] at 25 °C}, and a percent sign at the name. */
    private static final Pattern UNIT_INSIDE =
            Pattern.compile("([^(\\[]+?)[\\s_]*[(\\[]\\s*([^()\\[\\]]+?)\\s*[)\\]]\\s*([^()\\[\\]]+)");

    private static final Pattern CONDITION = Pattern.compile("(?i)([^(\\[]+?)\\s*(?:\\bat|@|\\bbei)\\s*[+-]?\\d.*");
    private static final Pattern PERCENT_BEHIND = Pattern.compile("(.*[\\p{L}\\d)])%");
    private static final Pattern LABELLED = Pattern.compile(".*:\\s*(\\S.*)");
    /** Longer strings are not headings, and regular expressions with gaps are slow on them. */
    private static final int LONGEST = 300;

    /** All interpretations of a heading, the most literal first. */
    static List<Heading> readings(String text) {
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        boolean raised = !Numbers.normal(bounded).equals(Numbers.typed(bounded));
        List<Heading> readings = typed(plain(bounded));
        return raised ? readings.stream().map(Heading::folded).distinct().toList() : readings;
    }

    /** The heading with its name as names are compared: ρ² as ρ2. */
    private Heading folded() {
        return new Heading(name.replace("^", ""), unit);
    }

    private static List<Heading> typed(String plain) {
        Set<Heading> readings = new LinkedHashSet<>();
        readings.add(new Heading(plain, null));
        bracketed(plain, readings);
        Matcher behind = BEHIND.matcher(plain);
        if (behind.matches() && unit(behind.group(2)).isKnown()) {
            readings.add(new Heading(behind.group(1), unit(behind.group(2))));
        }
        suffixed(plain, readings);
        followed(plain, readings);
        List.copyOf(readings).forEach(reading -> lettered(reading).ifPresent(readings::add));
        List.copyOf(readings).forEach(reading -> labelled(reading).ifPresent(readings::add));
        return new ArrayList<>(readings);
    }

    /** The heading without a caption label: {@code Table 2: density} may mean density. */
    private static Optional<Heading> labelled(Heading reading) {
        Matcher matcher = LABELLED.matcher(reading.name());
        return matcher.matches() ? Optional.of(new Heading(matcher.group(1), reading.unit())) : Optional.empty();
    }

    /** The other interpretation of a single letter: F is also the farad, C the coulomb. */
    private static Optional<Heading> lettered(Heading reading) {
        String label = reading.unit() == null ? "" : reading.unit().label();
        return switch (label) {
            case "F" -> Optional.of(new Heading(reading.name(), Unit.of("°F")));
            case "°C" -> Optional.of(new Heading(reading.name(), Unit.of("C")));
            default -> Optional.empty();
        };
    }

    private static void bracketed(String plain, Set<Heading> readings) {
        Matcher nested = BRACKETS_INSIDE.matcher(plain);
        Matcher brackets = BRACKETS.matcher(plain);
        if (nested.matches() && !nested.group(1).isBlank()) {
            readings.add(new Heading(nested.group(1), unit(nested.group(2))));
        } else if (brackets.matches() && !brackets.group(1).isBlank()) {
            boolean none = brackets.group(2).matches("[-–—]");
            readings.add(new Heading(brackets.group(1), none ? null : unit(brackets.group(2))));
        }
    }

    private static void followed(String plain, Set<Heading> readings) {
        Matcher inside = UNIT_INSIDE.matcher(plain);
        if (inside.matches() && unit(inside.group(2)).isKnown()) {
            String behind = inside.group(3).strip();
            boolean condition = behind.matches("(?i)(?:at|@|bei)\\s*[+-]?\\d.*");
            readings.add(
                    new Heading(condition ? inside.group(1) : inside.group(1) + " " + behind, unit(inside.group(2))));
        }
        Matcher percent = PERCENT_BEHIND.matcher(plain);
        if (percent.matches()) {
            readings.add(new Heading(percent.group(1), unit("%")));
        }
        Matcher condition = CONDITION.matcher(plain);
        if (condition.matches()) {
            readings.add(new Heading(condition.group(1), null));
        }
    }

    /** Adds the interpretations with a unit as suffix: {@code cement_kg_m3}, {@code T_K}, {@code ratio_%}. */
    private static void suffixed(String plain, Set<Heading> readings) {
        String[] words = plain.split("[_\\s]+", -1);
        for (int last = Math.min(3, words.length - 1); last >= 1; last--) {
            StringBuilder label = new StringBuilder();
            for (int i = words.length - last; i < words.length; i++) {
                String word = words[i];
                String known = UnitNames.symbol(word);
                label.append(label.isEmpty() ? "" : "/").append(known);
            }
            Unit unit = unit(label.toString());
            if (!label.isEmpty() && !label.toString().matches("[\\d/]+") && unit.isKnown()) {
                readings.add(new Heading(String.join("_", List.of(words).subList(0, words.length - last)), unit));
            }
        }
    }

    /**
     * The power of ten outside the unit, as in {@code 10³ viscosity}, {@code viscosity·10³ (Pa·s)} and {@code viscosity in
     * thousands}; it may multiply the numbers or have been applied.
     */
    static Optional<String> factor(String heading) {
        Matcher words = IN_MANY.matcher(heading);
        if (words.matches()) {
            return Optional.of(
                    switch (words.group(1).toLowerCase(Locale.ROOT)) {
                        case "hundred" -> "10²";
                        case "thousand" -> "10³";
                        default -> "10⁶";
                    });
        }
        return FACTORS.stream()
                .map(pattern -> pattern.matcher(heading.strip()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    /** The unit of a label, in the spellings of people and of typesetting. */
    static Unit unit(String label) {
        String bare = plain(label).replaceFirst("^in\\s+", "");
        return UnitNames.of(bare);
    }

    /** Whether a cell contains nothing but a unit, with or without brackets. */
    static boolean isUnit(String cell) {
        String bare = plain(cell).replaceAll("^[(\\[]|[)\\]]$", "");
        return bare.equals("-")
                || bare.equals("–")
                || (!bare.matches("[\\d.\\s]*") && unit(bare).isKnown());
    }

    /** The text without LaTeX markup: {@code $\rho$ (g/cm$^3$)} becomes ρ (g/cm3). */
    public static String plain(String text) {
        String bare = Numbers.typed(text);
        if (bare.indexOf('\\') >= 0 || bare.indexOf('$') >= 0) {
            bare = bare.replaceAll("\\\\(?:mathrm|text|mathit|rm|bf|textrm)\\b", "")
                    .replaceAll("\\^?\\{?\\\\circ\\}?", "°")
                    .replaceAll("\\\\(?:cdot|times)\\b", "·")
                    .replaceAll("\\\\%", "%")
                    .replaceAll("\\\\(?:,|;|!| )", " ");
            for (Map.Entry<String, String> letter : GREEK.entrySet()) {
                bare = bare.replace("\\" + letter.getKey(), letter.getValue());
            }
            bare = bare.replaceAll("[${}\\\\]", "").replaceAll("\\^(?=[+-]?\\d)", "");
        }
        return bare.replaceAll("\\s+", " ").strip();
    }

    private static final Map<String, String> GREEK = Map.ofEntries(
            Map.entry("alpha", "α"),
            Map.entry("beta", "β"),
            Map.entry("gamma", "γ"),
            Map.entry("delta", "δ"),
            Map.entry("Delta", "Δ"),
            Map.entry("epsilon", "ε"),
            Map.entry("eta", "η"),
            Map.entry("theta", "θ"),
            Map.entry("kappa", "κ"),
            Map.entry("lambda", "λ"),
            Map.entry("mu", "µ"),
            Map.entry("nu", "ν"),
            Map.entry("rho", "ρ"),
            Map.entry("sigma", "σ"),
            Map.entry("tau", "τ"),
            Map.entry("phi", "φ"),
            Map.entry("omega", "ω"),
            Map.entry("Omega", "Ω"));
}
