package shikomi.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Belief;
import shikomi.campaign.Best;
import shikomi.campaign.Result;
import shikomi.campaign.Why;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.recipe.Recipe;
import shikomi.space.Space;

/**
 * The best result so far, and the best of the values that the model believes: they differ if the first is in doubt until
 * its condition is measured again.
 *
 * @param believed null if every value is in doubt
 */
public record BestBelieved(Best measured, @Nullable Best believed) {

    /** The best of these results; empty if none has a number. */
    public static Optional<BestBelieved> of(Recipe recipe, List<Result> results, CampaignModel model) {
        return Best.of(recipe, results)
                .map(best -> new BestBelieved(
                        best,
                        Best.of(best.objective(), values(recipe, results, model), results)
                                .orElse(null)));
    }

    /** The values of a result of the objective to be improved that are neither implausible nor set aside by a model. */
    public static Function<Result, DoubleStream> values(Recipe recipe, List<Result> results, CampaignModel model) {
        Space space = recipe.space();
        return Best.objective(recipe)
                .<Function<Result, DoubleStream>>map(objective -> {
                    Belief belief = Belief.of(objective, results);
                    Optional<ObjectiveModel> fitted = model.improved();
                    return result -> belief.values(result)
                            .filter(value -> fitted.filter(
                                            each -> each.isSetAside(space.condition(result.made()), value))
                                    .isEmpty());
                })
                .orElse(result -> DoubleStream.empty());
    }

    /** Whether the best measured value is in doubt. */
    public boolean isInDoubt() {
        return believed == null || believed.value() != measured.value();
    }

    /** The best measured value with its unit. */
    public String value() {
        return Why.value(measured.value(), measured.objective());
    }

    /** That the model does not use the best measured value, with the best that it believes; empty if it uses it. */
    public Optional<Message> doubt() {
        return isInDoubt() ? Optional.of(Message.of("campaign.best.doubt", bestBelieved())) : Optional.empty();
    }

    /** The value and the doubt on one line. */
    public String words(Language language) {
        return isInDoubt()
                ? Message.of("campaign.best.in-doubt", value(), bestBelieved()).in(language)
                : value();
    }

    private String bestBelieved() {
        return Why.value(believed == null ? null : (Double) believed.value(), measured.objective());
    }
}
