package shikomi.space;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.parser.ParseException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shikomi.message.Numbers;

/**
 * An expression over parameters, evaluated in decimal arithmetic by EvalEx.
 *
 * <p>A name that is not a plain word, or that is {@code AND}, {@code OR} or {@code NOT}, is written in backticks (a
 * backtick in it twice), a string in single or double quotes.
 */
final class Expression {
    private static final Pattern TOKEN = Pattern.compile("`(?<quotedName>(?:[^`]|``)*)`|(?<text>'[^']*'|\"[^\"]*\")"
            + "|(?<![\\d.])(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)(?<call>\\s*\\()?"
            + "|\\d[\\d.]*(?:[eE][+-]?(?<exponent>\\d+))?");

    /** The operators that are words, and their signs in EvalEx. */
    private static final Map<String, String> OPERATORS = Map.of("AND", "&&", "OR", "||", "NOT", "NOT");

    private final com.ezylang.evalex.Expression compiled;
    private final Map<String, String> variables;
    private final List<String> names;

    private Expression(com.ezylang.evalex.Expression compiled, Map<String, String> variables) {
        this.compiled = compiled;
        this.variables = variables;
        this.names = List.copyOf(variables.keySet());
    }

    /** The result of parsing an expression: the expression, or the problem. */
    sealed interface Reading {
        record Read(Expression expression) implements Reading {}

        record Unreadable(String why) implements Reading {}
    }

    /** Parses {@code text}; every word that is not a function is taken as the name of a parameter. */
    static Reading parse(String text) {
        Map<String, String> variables = new LinkedHashMap<>();
        StringBuilder plain = new StringBuilder();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String exponent = token.group("exponent");
            if (exponent != null && exponent.length() > 2) {
                return new Reading.Unreadable("the exponent of " + token.group() + " has more than two digits");
            }
            token.appendReplacement(plain, Matcher.quoteReplacement(replacement(token, variables)));
        }
        token.appendTail(plain);
        return compiled(plain.toString(), variables);
    }

    /**
     * The replacement for a token: a name becomes a variable {@code v0, v1, …}, which EvalEx can parse; functions and
     * numbers stay.
     */
    private static String replacement(Matcher token, Map<String, String> variables) {
        if (token.group("text") != null) { // choices are compared in NFKC form, like names
            return quoted(token.group("text"));
        }
        String quotedName = token.group("quotedName");
        if (quotedName != null) {
            return variable(quotedName.replace("``", "`"), variables);
        }
        String word = token.group("word");
        if (word == null) {
            return token.group();
        }
        String call = token.group("call");
        String operator = OPERATORS.get(word.toUpperCase(Locale.ROOT));
        if (operator != null) {
            return call == null ? operator : operator + call;
        }
        return call == null ? variable(word, variables) : token.group();
    }

    private static String variable(String name, Map<String, String> variables) {
        return variables.computeIfAbsent(Numbers.normal(name), n -> "v" + variables.size());
    }

    private static Reading compiled(String plain, Map<String, String> variables) {
        try {
            com.ezylang.evalex.Expression compiled = new com.ezylang.evalex.Expression(plain, Arithmetic.CONFIGURATION);
            compiled.validate();
            return new Reading.Read(new Expression(compiled, variables));
        } catch (ParseException unreadable) {
            return new Reading.Unreadable(withNames(String.valueOf(unreadable.getMessage()), variables));
        }
    }

    private static String quoted(String text) {
        String quote = text.substring(0, 1);
        return quote + Numbers.normal(text.substring(1, text.length() - 1)) + quote;
    }

    private static String withNames(String message, Map<String, String> variables) {
        String words = message;
        for (Map.Entry<String, String> entry : variables.entrySet()) {
            words = words.replaceAll("\\b" + entry.getValue() + "\\b", Matcher.quoteReplacement(entry.getKey()));
        }
        return words;
    }

    /** The names in the expression, in NFKC form and in order of appearance. */
    List<String> names() {
        return names;
    }

    /** The value of the expression, given numbers by name; empty if it is undefined there. */
    Optional<BigDecimal> number(Map<String, BigDecimal> values) {
        return evaluate(new HashMap<>(values)).map(EvaluationValue::getNumberValue);
    }

    /**
     * Whether the expression is true, given numbers and strings by name; empty if a value is missing or the expression
     * is undefined there.
     */
    Optional<Boolean> holds(Map<String, Object> values) {
        return evaluate(values).filter(EvaluationValue::isBooleanValue).map(EvaluationValue::getBooleanValue);
    }

    private Optional<EvaluationValue> evaluate(Map<String, ?> values) {
        Map<String, Object> bound = new HashMap<>();
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            Object value = values.get(variable.getKey());
            if (value == null) {
                return Optional.empty();
            }
            bound.put(variable.getValue(), value);
        }
        try {
            return Optional.of(compiled.copy().withValues(bound).evaluate());
        } catch (EvaluationException | ParseException | ArithmeticException undefined) {
            return Optional.empty();
        }
    }

    /** A relation: its two sides and its sign. */
    record Relation(String left, String sign, String right) {
        private static final Pattern QUOTED = Pattern.compile("`(?:[^`]|``)*`|'[^']*'|\"[^\"]*\"");
        private static final Pattern SIGN = Pattern.compile("<=|>=|==|!=|<>|=|<|>|≤|≥|≠");

        /** Splits a rule at the only sign outside quotes and backticks; empty if there is none or more than one. */
        static Optional<Relation> split(String rule) {
            String masked = QUOTED.matcher(rule)
                    .replaceAll(quoted -> "_".repeat(quoted.group().length()));
            List<MatchResult> signs = SIGN.matcher(masked).results().toList();
            return signs.size() == 1 ? Optional.of(at(signs.getFirst(), rule)) : Optional.empty();
        }

        private static Relation at(MatchResult sign, String rule) {
            return new Relation(
                    rule.substring(0, sign.start()).strip(),
                    plain(rule.substring(sign.start(), sign.end())),
                    rule.substring(sign.end()).strip());
        }

        private static String plain(String sign) {
            return switch (sign) {
                case "≤" -> "<=";
                case "≥" -> ">=";
                case "==" -> "=";
                case "≠", "<>" -> "!=";
                default -> sign;
            };
        }
    }
}
