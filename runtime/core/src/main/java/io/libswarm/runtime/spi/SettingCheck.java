package io.libswarm.runtime.spi;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.SettingInfo;
import io.libswarm.protocol.SettingType;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a value is of its setting's type. */
final class SettingCheck {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private SettingCheck() {}

    /** What is wrong with the value; null when it is right. A wrong secret reference is not repeated: it may be the secret. */
    static @Nullable String problem(SettingInfo setting, String value) {
        boolean right =
                (setting.choices().isEmpty() || setting.choices().contains(value)) && isOf(setting.type(), value);
        if (right) {
            return null;
        }
        String shown = setting.type() == SettingType.SECRET ? "the value given" : "'" + value + "'";
        return shown + " (expected: " + expected(setting) + ")";
    }

    static String expected(SettingInfo setting) {
        if (!setting.choices().isEmpty()) {
            return "one of " + setting.choices();
        }
        return switch (setting.type()) {
            case TEXT -> setting.description();
            case NUMBER -> "a whole number";
            case FRACTION -> "a number from 0 to 1";
            case FLAG -> "true or false";
            case DURATION -> "a duration such as 500ms, 3s or 5m";
            case PATH -> "a path of the node tree, such as /east/host-1";
            case SECRET -> "a reference to a secret: file:PATH or env:NAME";
        };
    }

    private static boolean isOf(SettingType type, String value) {
        return switch (type) {
            case TEXT -> !value.isEmpty();
            case NUMBER -> NUMBER.matcher(value).matches();
            case FRACTION -> isFraction(value);
            case FLAG -> value.equals("true") || value.equals("false");
            case DURATION -> isDuration(value);
            case PATH -> isPath(value);
            case SECRET -> value.startsWith("file:") || value.startsWith("env:");
        };
    }

    static Duration duration(String value) {
        Config config = ConfigFactory.parseMap(Map.of("value", value));
        return config.getDuration("value");
    }

    private static boolean isDuration(String value) {
        try {
            return !duration(value).isNegative();
        } catch (ConfigException e) {
            return false;
        }
    }

    private static boolean isFraction(String value) {
        try {
            double number = Double.parseDouble(value);
            return number >= 0 && number <= 1;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isPath(String value) {
        try {
            NodePath.parse(value);
            return value.startsWith("/");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
