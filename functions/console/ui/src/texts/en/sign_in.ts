/** Signing in, and what people change about their own account. */
import { counted } from "./numbers.ts";

export const signIn = {
  title: "Sign in",
  again: "Your session has ended",
  againText: "Sign in again to continue where you left off. Nothing is lost.",
  username: "Username",
  password: "Password",
  newPassword: "New password",
  newPasswordText: "Your password was set by an administrator. Choose your own now.",
  submit: "Sign in",
  submitNew: "Set password",
  wrong: "The username or password is wrong.",
  checking: "Checking your session",
  code: "Code",
  codeText: "Open your authenticator app and enter the 6-digit code it shows for docloop.",
  setUpText: "A second factor is required to sign in. Set yours up now.",
  next: "Continue",
  back: "Start over",
  wrongCode: "This code is wrong or has expired. Enter the latest one.",
  expired: "Signing in took too long. Start again with your password.",
  tooMany: (seconds: number) =>
    seconds < 60
      ? counted(seconds, {
          one: "Too many attempts. Try again in # second.",
          other: "Too many attempts. Try again in # seconds.",
        })
      : counted(Math.ceil(seconds / 60), {
          one: "Too many attempts. Try again in # minute.",
          other: "Too many attempts. Try again in # minutes.",
        }),
  forgot: "Forgot your password?",
  forgotTitle: "Reset your password",
  forgotText: "We will email a code to the address of your account. Use it to set a new password.",
  sendCode: "Email me a code",
  resetText:
    "If this account exists, a code has been sent to its email address. The code is valid for one hour.",
  mailedCode: "Code from the email",
  resetDone: "Your password has been set. Sign in with it.",
};

export const account = {
  title: "Account",
  lead: (name: string) => `You are signed in as ${name}.`,
  password: {
    title: "Password",
    text: "Changing your password signs you out everywhere.",
    current: "Current password",
    new: "New password",
    newHint: "At least 12 characters, with upper- and lower-case letters, a digit and a symbol.",
    submit: "Change password",
    wrong: "This is not your current password.",
    done: "Your password has been changed. Sign in with the new one.",
  },
  factor: {
    title: "Second factor",
    on: "On. You need a code from your authenticator app to sign in.",
    off: "Not set up. With a second factor, your password alone is not enough to sign in.",
    unavailable: "Second factors are turned off. Your administrator can turn them on.",
    required: "A second factor is required for everyone, so it cannot be removed.",
    setUp: "Set up",
    remove: "Remove",
    passwordFirst: "Enter your password to set up a second factor.",
    scan: "Scan this code with an authenticator app:",
    orType: "Or enter this key in the app:",
    qr: "QR code with the key for the authenticator app",
    then: "Then enter the code the app shows.",
    turnOn: "Turn on",
    turnedOn: "Your second factor is turned on.",
    removeText: "Your password alone will then be enough to sign in.",
    removed: "Your second factor has been removed.",
  },
};
