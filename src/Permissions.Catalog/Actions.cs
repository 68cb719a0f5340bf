namespace Permissions.Catalog;

/// <summary>
/// Azure's operations of the control plane: a class for each provider and resource type, a member for each operation,
/// <c>All</c> for everything at and below a type, and <c>AllRead</c>, <c>AllWrite</c>, <c>AllDelete</c> and <c>AllAction</c>
/// for the operations of the types below it that end so.
/// </summary>
/// <remarks>Names are those of the operations, with each part's first letter in upper case, without <c>Microsoft.</c> and without the last <c>/action</c>.</remarks>
public static partial class Actions;
