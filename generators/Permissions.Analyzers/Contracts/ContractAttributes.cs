using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Permissions.Analyzers.Contracts;

/// <summary>Finds the attributes of a file that are contracts, without a look into methods.</summary>
internal static class ContractAttributes
{
    private const string Suffix = "Attribute";
    private const string Name = "RoleContract";

    /// <summary>The attributes of the assembly, and those of types, properties and fields. Generated code has contracts for the assembly only.</summary>
    internal static IEnumerable<AttributeSyntax> MayBeIn(CompilationUnitSyntax root, bool isGenerated)
    {
        var lists = isGenerated ? root.AttributeLists : root.AttributeLists.Concat(OfMembers(root.Members));
        return lists.SelectMany(list => list.Attributes);
    }

    /// <summary>Whether an attribute is a contract. Only one that is called so, or by an alias, is worth binding.</summary>
    internal static bool Is(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellationToken) =>
        (SimpleName(attribute.Name) is Name or Name + Suffix || IsAlias(attribute.Name, model, cancellationToken))
        && LibraryTypes.Is(model.GetTypeInfo(attribute, cancellationToken).Type, nameof(RoleContractAttribute));

    private static IEnumerable<AttributeListSyntax> OfMembers(SyntaxList<MemberDeclarationSyntax> members)
    {
        foreach (var member in members)
        {
            var below = member switch
            {
                BaseNamespaceDeclarationSyntax declaration => OfMembers(declaration.Members),
                TypeDeclarationSyntax type => type.AttributeLists.Concat(OfParameters(type)).Concat(OfMembers(type.Members)),
                EnumDeclarationSyntax type => type.Members.SelectMany(one => one.AttributeLists),
                BasePropertyDeclarationSyntax or BaseFieldDeclarationSyntax => member.AttributeLists,
                _ => [],
            };
            foreach (var list in below)
                yield return list;
        }
    }

    /// <summary>The parameters of a record are properties too, and its attributes may be meant for these.</summary>
    private static IEnumerable<AttributeListSyntax> OfParameters(TypeDeclarationSyntax type) =>
        type is RecordDeclarationSyntax { ParameterList: { } list } ? list.Parameters.SelectMany(parameter => parameter.AttributeLists) : [];

    private static bool IsAlias(NameSyntax name, SemanticModel model, CancellationToken cancellationToken) =>
        name is IdentifierNameSyntax identifier && model.GetAliasInfo(identifier, cancellationToken) is not null;

    private static string SimpleName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => string.Empty,
    };
}
